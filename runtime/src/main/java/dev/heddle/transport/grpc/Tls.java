package dev.heddle.transport.grpc;

import dev.heddle.transport.tls.NodeCertificate;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.net.ssl.SSLException;

/**
 * TLS 1.3 by the JDK, both ends with a certificate of the run's own authority; nothing else is
 * believed, whatever the JVM's trust store holds.
 */
final class Tls {
  private static final String VERSION = "TLSv1.3";

  private final X509Certificate authority;
  private final X509Certificate certificate;
  private final PrivateKey key;

  Tls(NodeCertificate node) {
    try {
      CertificateFactory certificates = CertificateFactory.getInstance("X.509");
      authority = parse(certificates, node.authority());
      certificate = parse(certificates, node.certificate());
      key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(node.key()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot read what Heddle made for TLS", e);
    }
  }

  private static X509Certificate parse(CertificateFactory certificates, byte[] encoded)
      throws GeneralSecurityException {
    return (X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(encoded));
  }

  SslContext server() {
    return build(
        SslContextBuilder.forServer(key, certificate, authority).clientAuth(ClientAuth.REQUIRE));
  }

  SslContext client() {
    return build(SslContextBuilder.forClient().keyManager(key, certificate, authority));
  }

  private SslContext build(SslContextBuilder builder) {
    try {
      return GrpcSslContexts.configure(builder, SslProvider.JDK)
          .trustManager(authority)
          .protocols(VERSION)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("this JVM has no " + VERSION + ": " + e.getMessage(), e);
    }
  }
}
